"""Addresses of the whole application; each part keeps its own list."""

from django.urls import path

from borgwijzer.beheer import gezondheid

urlpatterns = [
    path("gezond/leeft", gezondheid.leeft, name="gezond-leeft"),
    path("gezond/klaar", gezondheid.klaar, name="gezond-klaar"),
    # The screens of borgwijzer.web come here.
]
