import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def grouped_convolution(x, weight, bias, logits, upstream):
    filters, channels, k, _ = weight.shape
    groups = logits.shape[1]
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    of_filter = np.repeat(shares.T, filters // groups, axis=0)[:, :, None, None]
    gated = weight * of_filter

    windows = sliding_window_view(x, (k, k), axis=(2, 3))
    y = np.einsum("ncpqij,ocij->nopq", windows, gated) + bias[:, None, None]

    dbias = upstream.mean(axis=(0, 2, 3))
    dgated = np.einsum("nopq,ncpqij->ocij", upstream, windows)
    dweight = dgated * of_filter
    dshares = (dgated * weight).sum(axis=(2, 3)).reshape(groups, -1, channels).sum(axis=1).T
    dlogits = shares * (dshares - (shares * dshares).sum(axis=1, keepdims=True))

    dx = np.zeros(x.shape)
    height, width = upstream.shape[2:]
    for i in range(k):
        for j in range(k):
            dx[:, :, i : i + height, j : j + width] += np.einsum("nopq,oc->ncpq", upstream, gated[:, :, i, j])
    return y, dx, dweight, dbias, dlogits
