"""What two people promised, want and put first: agreements, objectives and priorities, on one page."""
