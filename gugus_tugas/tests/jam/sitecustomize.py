"""Read by every Python that the suite starts (PYTHONPATH names this folder): its clock stands where that of the suite stands."""

import os
import time

if geser := os.environ.get("JAM_UJI"):
    import time_machine

    time_machine.travel(time.time() + float(geser), tick=True).start()
