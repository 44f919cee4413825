"""What the programs of the peers share."""


def describe_libraries():
    """Kernels and threads of the numeric libraries as they are loaded: told with every figure."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "unknown (threadpoolctl is not installed)"
    parts = []
    for info in threadpool_info():
        name = " ".join(str(info[key]) for key in ("internal_api", "version", "architecture") if info.get(key))
        part = f"{name}: {info['num_threads']} thread{'' if info['num_threads'] == 1 else 's'}"
        if part not in parts:
            parts.append(part)
    return "; ".join(parts)
