"""What a person types about programmes; clean data for the actions."""

from program.forms.impor import ImporForm

__all__ = ["ImporForm"]
