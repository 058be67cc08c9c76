"""The tables of the house."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attempt',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('window_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('attempt_pkey')),
    schema='hv'
    )
    op.create_table('metric',
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('unit', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('slug', name=op.f('metric_pkey')),
    schema='hv'
    )
    op.create_table('person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=True),
    sa.Column('is_sample', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('person_pkey')),
    schema='hv'
    )
    op.create_index('person_email_key', 'person', [sa.text('lower(email)')], unique=True, schema='hv')
    op.create_table('conversation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('conversation_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('conversation_pkey')),
    schema='hv'
    )
    op.create_index('conversation_person_id', 'conversation', ['person_id', 'updated_at'], unique=False, schema='hv')
    op.create_table('day_value',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('value', sa.Float(), nullable=False),
    sa.Column('low', sa.Float(), nullable=True),
    sa.Column('high', sa.Float(), nullable=True),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.Column('rule_set', sa.SmallInteger(), nullable=False),
    sa.Column('lineage', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('day_value_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'metric', 'day', name=op.f('day_value_pkey')),
    schema='hv'
    )
    op.create_table('hour_value',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('hour_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('value', sa.Float(), nullable=False),
    sa.Column('low', sa.Float(), nullable=False),
    sa.Column('high', sa.Float(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('hour_value_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'metric', 'hour_at', name=op.f('hour_value_pkey')),
    schema='hv'
    )
    op.create_table('import_batch',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('provider', sa.Text(), nullable=False),
    sa.Column('file_name', sa.Text(), nullable=False),
    sa.Column('file_path', sa.Text(), nullable=True),
    sa.Column('file_bytes', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('dry_run', sa.Boolean(), nullable=False),
    sa.Column('bytes_done', sa.BigInteger(), nullable=False),
    sa.Column('bytes_total', sa.BigInteger(), nullable=False),
    sa.Column('records_read', sa.BigInteger(), nullable=False),
    sa.Column('samples_new', sa.BigInteger(), nullable=False),
    sa.Column('samples_duplicate', sa.BigInteger(), nullable=False),
    sa.Column('rejected', sa.BigInteger(), nullable=False),
    sa.Column('report', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('problem', sa.Text(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state in ('receiving', 'waiting', 'reading', 'resolving', 'previewed', 'done', 'failed', 'undone')", name=op.f('import_batch_state_check')),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('import_batch_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('import_batch_pkey')),
    schema='hv'
    )
    op.create_index('import_batch_person_id', 'import_batch', ['person_id', 'created_at'], unique=False, schema='hv')
    op.create_table('preferences',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('units', sa.Text(), nullable=False),
    sa.Column('zone', sa.Text(), nullable=False),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('sex', sa.Text(), nullable=True),
    sa.Column('height_cm', sa.Float(), nullable=True),
    sa.Column('theme', sa.Text(), nullable=False),
    sa.CheckConstraint("sex in ('female', 'male')", name=op.f('preferences_sex_check')),
    sa.CheckConstraint("theme in ('auto', 'light', 'dark')", name=op.f('preferences_theme_check')),
    sa.CheckConstraint("units in ('metric', 'imperial')", name=op.f('preferences_units_check')),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('preferences_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('preferences_pkey')),
    schema='hv'
    )
    op.create_table('session',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('scopes', sa.ARRAY(sa.Text()), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('agent', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_used_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('idle_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("kind in ('browser', 'token')", name=op.f('session_kind_check')),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('session_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('session_pkey')),
    schema='hv'
    )
    op.create_index('session_person_id', 'session', ['person_id'], unique=False, schema='hv')
    op.create_index('session_token_hash_key', 'session', ['token_hash'], unique=True, schema='hv')
    op.create_table('sleep_night',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('night', sa.Date(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.Column('start_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('end_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offset_min', sa.SmallInteger(), nullable=False),
    sa.Column('asleep_min', sa.Float(), nullable=False),
    sa.Column('in_bed_min', sa.Float(), nullable=True),
    sa.Column('awake_min', sa.Float(), nullable=True),
    sa.Column('core_min', sa.Float(), nullable=True),
    sa.Column('deep_min', sa.Float(), nullable=True),
    sa.Column('rem_min', sa.Float(), nullable=True),
    sa.Column('nap_min', sa.Float(), nullable=True),
    sa.Column('rule_set', sa.SmallInteger(), nullable=False),
    sa.Column('lineage', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('sleep_night_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'night', name=op.f('sleep_night_pkey')),
    schema='hv'
    )
    op.create_table('sleep_segment',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('night', sa.Date(), nullable=False),
    sa.Column('start_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('end_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('stage', sa.SmallInteger(), nullable=False),
    sa.Column('period', sa.SmallInteger(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('sleep_segment_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'night', 'start_at', name=op.f('sleep_segment_pkey')),
    schema='hv'
    )
    op.create_table('stream',
    sa.Column('id', sa.Integer(), sa.Identity(always=True), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('carrier', sa.Text(), nullable=False),
    sa.Column('app', sa.Text(), nullable=False),
    sa.Column('device_name', sa.Text(), nullable=False),
    sa.Column('device_model', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('stream_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('stream_pkey')),
    schema='hv'
    )
    op.create_index('stream_identity_key', 'stream', ['person_id', 'carrier', 'origin', 'app', 'device_model', 'kind'], unique=True, schema='hv')
    op.create_table('workout',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('start_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('end_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offset_min', sa.SmallInteger(), nullable=False),
    sa.Column('duration_s', sa.Float(), nullable=True),
    sa.Column('distance_m', sa.Float(), nullable=True),
    sa.Column('energy_kcal', sa.Float(), nullable=True),
    sa.Column('heart_rate_mean_bpm', sa.Float(), nullable=True),
    sa.Column('heart_rate_max_bpm', sa.Float(), nullable=True),
    sa.Column('rule_set', sa.SmallInteger(), nullable=False),
    sa.Column('lineage', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('workout_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('workout_pkey')),
    schema='hv'
    )
    op.create_index('workout_person_id_day', 'workout', ['person_id', 'day'], unique=False, schema='hv')
    op.create_table('message',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('conversation_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('engine', sa.Text(), nullable=False),
    sa.Column('looked_at', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("role in ('person', 'coach')", name=op.f('message_role_check')),
    sa.CheckConstraint("state in ('complete', 'streaming', 'stopped', 'broken')", name=op.f('message_state_check')),
    sa.ForeignKeyConstraint(['conversation_id'], ['hv.conversation.id'], name=op.f('message_conversation_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('message_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('message_pkey')),
    schema='hv'
    )
    op.create_index('message_person_id', 'message', ['person_id', 'conversation_id', 'created_at'], unique=False, schema='hv')
    op.create_table('raw_payload',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('batch_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['hv.import_batch.id'], name=op.f('raw_payload_batch_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('raw_payload_person_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('raw_payload_pkey')),
    schema='hv'
    )
    op.create_index('raw_payload_batch_id', 'raw_payload', ['batch_id'], unique=False, schema='hv')
    op.create_index('raw_payload_person_id', 'raw_payload', ['person_id'], unique=False, schema='hv')
    op.create_table('sample_chunk',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('stream_id', sa.Integer(), nullable=False),
    sa.Column('batch_id', sa.Uuid(), nullable=False),
    sa.Column('offset_min', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.Column('start_ms', sa.ARRAY(sa.Integer()), nullable=False),
    sa.Column('duration_ms', sa.ARRAY(sa.Integer()), nullable=False),
    sa.Column('value', sa.ARRAY(sa.Double()), nullable=False),
    sa.Column('metadata', postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    sa.ForeignKeyConstraint(['batch_id'], ['hv.import_batch.id'], name=op.f('sample_chunk_batch_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('sample_chunk_person_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['stream_id'], ['hv.stream.id'], name=op.f('sample_chunk_stream_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'metric', 'day', 'stream_id', 'batch_id', 'offset_min', name=op.f('sample_chunk_pkey')),
    schema='hv'
    )
    op.create_index('sample_chunk_batch_id', 'sample_chunk', ['batch_id'], unique=False, schema='hv')
    op.create_index('sample_chunk_person_id_day', 'sample_chunk', ['person_id', 'day'], unique=False, schema='hv')
    op.create_table('workout_record',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('stream_id', sa.Integer(), nullable=False),
    sa.Column('batch_id', sa.Uuid(), nullable=False),
    sa.Column('purposes', sa.SmallInteger(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('start_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('end_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offset_min', sa.SmallInteger(), nullable=False),
    sa.Column('duration_s', sa.Float(), nullable=True),
    sa.Column('distance_m', sa.Float(), nullable=True),
    sa.Column('energy_kcal', sa.Float(), nullable=True),
    sa.Column('heart_rate_mean_bpm', sa.Float(), nullable=True),
    sa.Column('heart_rate_max_bpm', sa.Float(), nullable=True),
    sa.Column('route_file', sa.Text(), nullable=True),
    sa.Column('details', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['hv.import_batch.id'], name=op.f('workout_record_batch_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['hv.person.id'], name=op.f('workout_record_person_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['stream_id'], ['hv.stream.id'], name=op.f('workout_record_stream_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('workout_record_pkey')),
    schema='hv'
    )
    op.create_index('workout_record_batch_id', 'workout_record', ['batch_id'], unique=False, schema='hv')
    op.create_index('workout_record_identity_key', 'workout_record', ['person_id', 'stream_id', 'kind', 'start_at', 'end_at'], unique=True, schema='hv')


def downgrade() -> None:
    op.drop_index('workout_record_identity_key', table_name='workout_record', schema='hv')
    op.drop_index('workout_record_batch_id', table_name='workout_record', schema='hv')
    op.drop_table('workout_record', schema='hv')
    op.drop_index('sample_chunk_person_id_day', table_name='sample_chunk', schema='hv')
    op.drop_index('sample_chunk_batch_id', table_name='sample_chunk', schema='hv')
    op.drop_table('sample_chunk', schema='hv')
    op.drop_index('raw_payload_person_id', table_name='raw_payload', schema='hv')
    op.drop_index('raw_payload_batch_id', table_name='raw_payload', schema='hv')
    op.drop_table('raw_payload', schema='hv')
    op.drop_index('message_person_id', table_name='message', schema='hv')
    op.drop_table('message', schema='hv')
    op.drop_index('workout_person_id_day', table_name='workout', schema='hv')
    op.drop_table('workout', schema='hv')
    op.drop_index('stream_identity_key', table_name='stream', schema='hv')
    op.drop_table('stream', schema='hv')
    op.drop_table('sleep_segment', schema='hv')
    op.drop_table('sleep_night', schema='hv')
    op.drop_index('session_token_hash_key', table_name='session', schema='hv')
    op.drop_index('session_person_id', table_name='session', schema='hv')
    op.drop_table('session', schema='hv')
    op.drop_table('preferences', schema='hv')
    op.drop_index('import_batch_person_id', table_name='import_batch', schema='hv')
    op.drop_table('import_batch', schema='hv')
    op.drop_table('hour_value', schema='hv')
    op.drop_table('day_value', schema='hv')
    op.drop_index('conversation_person_id', table_name='conversation', schema='hv')
    op.drop_table('conversation', schema='hv')
    op.drop_index('person_email_key', table_name='person', schema='hv')
    op.drop_table('person', schema='hv')
    op.drop_table('metric', schema='hv')
    op.drop_table('attempt', schema='hv')
