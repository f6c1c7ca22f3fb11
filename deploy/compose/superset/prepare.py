"""Gives Superset its administrator and the connection to ClickHouse; running it again changes nothing but passwords."""

import os
from urllib.parse import quote

from superset.app import create_app

with create_app().app_context():
    from superset import db, security_manager
    from superset.models.core import Database

    password = os.environ["SUPERSET_ADMIN_PASSWORD"]
    admin = security_manager.find_user("admin")
    if admin is None:
        role = security_manager.find_role("Admin")
        security_manager.add_user("admin", "Clearshare", "Admin", "admin@localhost", role, password=password)
    else:
        security_manager.reset_password(admin.id, password)

    warehouse = db.session.query(Database).filter_by(database_name="Clearshare").one_or_none()
    if warehouse is None:
        warehouse = Database(database_name="Clearshare")
        db.session.add(warehouse)
    reader = quote(os.environ["CLEARSHARE_CLICKHOUSE_ANALYST_PASSWORD"], safe="")
    warehouse.set_sqlalchemy_uri(f"clickhousedb://analyst:{reader}@clickhouse:8123/clearshare")
    db.session.commit()
