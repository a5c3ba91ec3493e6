"""map page."""

from views.routing import through_router

through_router()
