"""Files that leave the dashboard: rows and covers in, bytes out."""
