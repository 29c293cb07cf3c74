#ifndef KNOWLEDGE_FILES_H
#define KNOWLEDGE_FILES_H

#include <stddef.h>

/// The bytes of the knowledge file `name` (its file name in data/), or NULL where there is none.
/// They are linked into the binary, read-only, and mapped in by the system page by page when first touched.
const unsigned char *knowledge_file(const char *name, size_t *length);

/// The bytes of the knowledge file with this number, in the order of their names, or NULL behind the last.
const unsigned char *knowledge_file_at(size_t index, size_t *length);

#endif
