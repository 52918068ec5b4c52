"""Documents: storing files, inspecting uploads, scanning them and showing a preview.

Importing this package stays cheap: the libraries that open files are imported only by the inspection that needs them.
"""
