"""Who works here: company, departments, shops, users, roles, teams, skills, sessions, presence, notifications."""
