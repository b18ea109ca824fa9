"""A notebook that does what notebooks rarely do, cell by cell; a pair is source and tag."""

FAILS = "raises-exception"

STREAMS = (
    "import sys\nprint('out 1')\nprint('err 1', file=sys.stderr)\nprint('out 2', flush=True)\n"
    "print('err 2', file=sys.stderr)\nprint('no end', end='')",
    "for share in range(0, 101, 50):\n    print(f'{share} %', end='\\r')\nprint('done \\u00e9 \\u8d28\\u91cf')",
    "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as kept:\n    print('kept')\n"
    "kept.getvalue()",
    # A kernel reads what was written below Python in its own time, so these wait for it.
    "import os, subprocess, time\nos.write(1, b'below 1\\n')\ntime.sleep(0.4)",
    "os.write(2, b'below 2\\n')\ntime.sleep(0.4);",
    "subprocess.run(['sh', '-c', 'echo from a program'], check=True)\ntime.sleep(0.4)",
    "os.system('echo from the system')\ntime.sleep(0.4)",
    "!echo from a magic",
    "names = !printf 'a\\nb\\n'\nnames",
)
DISPLAYS = (
    "from IPython.display import *\ndisplay('plain', HTML('<b>b</b>'), Markdown('*m*'), JSON({'a': [1, 2]}))",
    "Latex('$x$')",
    "display(Javascript('1'), SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>'), Math('y'))",
    "import base64\npng = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==')\nImage(png, width=20, alt='dot')",
    "first = display('before', display_id='mine')",
    "first.update('after')\nupdate_display('after that', display_id='mine')",
    "second = display('one', display_id='same')\nsecond.display('two')\nsecond.update('both')",
    "print('gone')\nclear_output()\nprint('stays')",
    "print('gone')\ndisplay('gone too')\nclear_output(wait=True)\ndisplay('instead')",
    "print('last words')\nclear_output(wait=True)",
    "display({'text/plain': 'bundle', 'text/html': '<i>bundle</i>'}, raw=True, metadata={'text/html': {'a': 1}})",
    "class Rich:\n    def _repr_html_(self):\n        return '<u>rich</u>', {'isolated': True}\nRich()",
    "class Bundle:\n    def _repr_mimebundle_(self, include=None, exclude=None):\n"
    "        return {'application/x-own+json': {'a': (1, 2)}, 'text/plain': 'own'}\nBundle()",
    ("class Broken:\n    def _repr_html_(self):\n        raise ValueError('no picture')\nBroken()", FAILS),
    "import threading\nworker = threading.Thread(target=display, args=('from a thread',))\n"
    "worker.start()\nworker.join()",
)
TABLES = (
    "import pandas as pd\nframe = pd.DataFrame({'a': [1, 2], '\\u5355\\u4f4d': ['x', None]})\nframe",
    "frame.style.set_uuid('fixed').highlight_max(subset=['a'])",
    "frame['a']",
    "frame.describe();",
)
FIGURES = (
    "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])",
    "figure, axes = plt.subplots(1, 2)\naxes[0].bar([1, 2], [3, 4]);",
    "figure, _ = plt.subplots()\nplt.close(figure)",
    "plt.figure()\nplt.plot([2, 1])\nplt.show()\nprint('after the picture')",
    "figure, panel = plt.subplots(facecolor='none')\npanel.plot([1, 1])\nfigure",
    "plt.gcf().number, plt.get_fignums()",
    "%config InlineBackend.figure_formats = ['svg']\nplt.rcParams['svg.hashsalt'] = 'salt'\n"
    "plt.rcParams['svg.fonttype'] = 'none'",
)
LANGUAGE = (
    "",
    "# only a comment",
    "x = 1\nx;",
    "None",
    "x\nx + 1",
    "_, __, Out[max(Out)], In[2], _i",
    "%who_ls",
    "%%capture caught\nprint('hidden')\n'hidden too'",
    "caught.stdout, len(caught.outputs)",
    "%precision 3\n3.14159265",
    "%%html\n<p>html</p>",
    "%%bash\necho from bash",
    "len?",
    "import asyncio\nawait asyncio.sleep(0)\n"
    "value = await asyncio.gather(asyncio.sleep(0, 'a'), asyncio.sleep(0, 'b'))\nvalue",
    "task = asyncio.create_task(asyncio.sleep(0, 'made in a cell without await'))",
    "await task",
    "import warnings\nwarnings.warn('watch out')\nwarnings.warn('soon gone', DeprecationWarning)",
    "import logging\nlogging.warning('logged')\nlogging.getLogger('own').error('logged too')",
    "sys.stdin.readline(), sys.stdout.isatty(), sys.stdout.encoding, '' in sys.path",
    "__name__, sys.flags.hash_randomization, hash('a')",
    "get_ipython().__class__.__name__, get_ipython().execution_count",
)
ERRORS = (
    ("input('who?')", FAILS),
    ("import getpass\ngetpass.getpass()", FAILS),
    (
        "def outer():\n    try:\n        1 / 0\n    except ZeroDivisionError as error:\n"
        "        raise ValueError('outer') from error\nprint('before')\nouter()",
        FAILS,
    ),
    ("try:\n    {}['a']\nexcept KeyError:\n    raise RuntimeError('while handling')", FAILS),
    ("this is no Python", FAILS),
    ("raise KeyboardInterrupt", FAILS),
    ("%no_such_magic", FAILS),
    ("asyncio.run(asyncio.sleep(0))", FAILS),
    ("await asyncio.wait_for(asyncio.sleep(9), 0.01)", FAILS),
    ("raise ExceptionGroup('several', [ValueError(1), TypeError(2)])", FAILS),
    ("import json\njson.loads('{')", FAILS),
    ("raise SystemExit(3)", FAILS),
    "'still here'",
)
CELLS = (*STREAMS, *DISPLAYS, *TABLES, *FIGURES, *LANGUAGE, *ERRORS)
