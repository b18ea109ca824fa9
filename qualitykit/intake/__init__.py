"""Forms out, files in (报表收发): what each unit is asked, the workbooks that ask it, and what comes back."""
