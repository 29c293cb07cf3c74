#ifndef SITE_FILES_H
#define SITE_FILES_H

#include <stddef.h>

/// The bytes of the site's file `name` (its file name in data/), or NULL where there is none.
/// They are linked into the binary, read-only.
const unsigned char *site_file(const char *name, size_t *length);

/// The bytes of the site's file with this number, in the order of their names, or NULL behind the last.
const unsigned char *site_file_at(size_t index, size_t *length);

#endif
