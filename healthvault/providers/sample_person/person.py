"""Who the sample person is, and what they wear. All of it is made up."""

from healthvault.metrics.sample import DeviceKind, Profile, Source

SLUG = "sample_person"
NAME = "Alex Sample"
HEIGHT_CM = 176.0
MAXIMUM_BPM = 184.0
PROFILE = Profile(birth_year=1986, sex="male")


def _device(app: str, kind: DeviceKind, model: str) -> Source:
    return Source(
        origin="sample", carrier=SLUG, app=app, kind=kind, device_name=f"{app} (sample)", device_model=model
    )


PHONE = _device("Alex's phone", DeviceKind.PHONE, "SamplePhone1")
FIRST_WATCH = _device("Alex's watch", DeviceKind.WATCH, "SampleWatch1")
SECOND_WATCH = _device("Alex's watch", DeviceKind.WATCH, "SampleWatch2")
SCALE = _device("Bathroom scale", DeviceKind.SCALE, "SampleScale1")
CUFF = _device("Blood pressure cuff", DeviceKind.CUFF, "SampleCuff1")
SENSOR = _device("Glucose sensor", DeviceKind.APP, "SampleSensor1")
DIARY = _device("Diary", DeviceKind.APP, "")
