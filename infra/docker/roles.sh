#!/bin/sh
# Run once, by the image of PostgreSQL, when its data directory is made: the role that owns the database and migrates
# it, and the role that services come under, which owns nothing.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$EGRET_OWNER_PASSWORD" --set service_password="$EGRET_SERVICE_PASSWORD" <<'SQL'
create role egret_service nologin;
create role egret_owner login password :'owner_password';
create role egret_app login password :'service_password' in role egret_service;
create database egret owner egret_owner;
revoke all on database postgres, template1 from public;
SQL
