/** How answers came about, a stream for each day: ids, figures and digests, never what anybody wrote. */
export const traceStream = 'traces:'
