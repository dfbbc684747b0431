"""The papers beside the data: letters, openings, sheets, konfirmasi, inventories, journals, calendars."""
