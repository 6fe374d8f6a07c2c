"""Every sentence a court may lawfully impose, and why."""

__version__ = "0.1.0"
