// Written by Scripts/embed-files.py from the files in data/.
#include "SiteFiles.h"
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_site_css[] __attribute__((aligned(64))) = {
#embed "data/site.css"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t length;
} files[] = {
  {"site.css", file_site_css, sizeof file_site_css},
};

const unsigned char *site_file(const char *name, size_t *length) {
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    if (strcmp(files[i].name, name) == 0) {
      *length = files[i].length;
      return files[i].bytes;
    }
  }
  *length = 0;
  return NULL;
}

const unsigned char *site_file_at(size_t index, size_t *length) {
  if (index >= sizeof files / sizeof files[0]) {
    *length = 0;
    return NULL;
  }
  *length = files[index].length;
  return files[index].bytes;
}
