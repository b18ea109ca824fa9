"""How JupyterLab is opened on the notebooks (JupyterLab 设置): for this machine alone, behind a token, without news.

`make lab` and the browser test start it with this file. Only whoever has the token gets in, only from this machine;
no page from elsewhere may read what it serves; and nothing is asked of any other host.
"""

import secrets

c = get_config()  # noqa: F821  Jupyter puts it there before it reads the file

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.allow_remote_access = False
c.ServerApp.allow_origin = ""
c.ServerApp.allow_origin_pat = ""
c.ServerApp.allow_unauthenticated_access = False
c.ServerApp.disable_check_xsrf = False
c.IdentityProvider.token = secrets.token_hex(24)

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
