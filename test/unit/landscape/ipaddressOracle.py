"""Says what Python's ipaddress makes of addresses: a JSON list [question, argument...] a line in, a JSON value a line out.

Numbers go as text, as JavaScript's JSON has no integers of 128 bits. What is slow here is right at a glance.
"""

import ipaddress
import json
import re
import sys


def address(text):
    if "%" in text:
        return None
    try:
        parsed = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = getattr(parsed, "ipv4_mapped", None)
    return {
        "version": parsed.version,
        "value": str(int(parsed)),
        # RFC 5952, section 5, which Python follows since 3.13.
        "canonical": f"::ffff:{mapped}" if mapped else str(parsed),
    }


def cidr(text):
    match = re.fullmatch(r"([^/]*)/(0|[1-9][0-9]*)", text)
    found = address(match[1]) if match else None
    if not found:
        return None
    try:
        net = network(text)
    except ValueError:
        return None
    return {
        "canonical": f"{found['canonical']}/{match[2]}",
        "network": str(int(net.network_address)),
        "first": str(int(net[0])),
        "last": str(int(net[-1])),
        "size": str(net.num_addresses),
        "hasHostBits": found["value"] != str(int(net.network_address)),
    }


def network(text):
    return ipaddress.ip_network(text, strict=False)


def contains(outer, inner):
    return ipaddress.ip_address(inner) in network(outer)


def contains_cidr(outer, inner):
    a, b = network(outer), network(inner)
    return a.version == b.version and b.subnet_of(a)


def overlaps(a, b):
    return network(a).overlaps(network(b))


def usable(subnet, within):
    """All addresses of the range in order, without those that Docker keeps back."""
    subnet, within = network(subnet), network(within)
    kept = set()
    if subnet.version == 6:
        kept = {subnet.network_address}
    elif subnet.prefixlen < 31:
        kept = {subnet.network_address, subnet.broadcast_address}
    return [found for found in within if found not in kept]


def usable_hosts(subnet, within):
    return str(len(usable(subnet, within)))


def next_free_address(within, taken, start, subnet):
    taken = {ipaddress.ip_address(text) for text in taken}
    free = (a for a in usable(subnet, within) if a not in taken and int(a) >= int(start))
    return next((str(int(found)) for found in free), None)


def next_free_subnet(pools, used):
    used = [network(text) for text in used]
    cut = (net for base, size in pools for net in network(base).subnets(new_prefix=size))
    free = (str(net) for net in cut if not any(net.overlaps(other) for other in used))
    return next(free, None)


questions = {
    function.__name__: function
    for function in (
        address,
        cidr,
        contains,
        contains_cidr,
        overlaps,
        usable_hosts,
        next_free_address,
        next_free_subnet,
    )
}

for line in sys.stdin:
    question, *arguments = json.loads(line)
    print(json.dumps(questions[question](*arguments)), flush=True)
