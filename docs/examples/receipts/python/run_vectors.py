"""Prints the verdict on each vector: id, verdict and outcome, separated by tabs."""

import json
import sys

from verify_receipt import ReceiptError, verify_receipt

with open(sys.argv[1], encoding="utf-8") as file:
    content = json.load(file)

for vector in content["vectors"]:
    as_evidence = vector.get("as") == "evidence"
    try:
        claims = verify_receipt(
            vector["receipt"],
            keys=content["archive" if as_evidence else "jwks"],
            issuer=vector["issuer"],
            audience=vector["audience"],
            account=vector["account"],
            name=vector["name"],
            identifiers=vector.get("identifiers", ()),
            reference=vector.get("reference"),
            subject=vector.get("subject"),
            allow_sandbox=vector.get("allowSandbox", False),
            as_evidence=as_evidence,
            now=vector["at"],
            clock_tolerance=vector["clockTolerance"],
        )
        print(vector["id"], "valid", claims["outcome"], sep="\t")
    except ReceiptError as error:
        print(vector["id"], error.code, "", sep="\t")
