// Written by Scripts/embed-files.py from the files in data/.
#include "SiteFiles.h"
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_altcha_worker_js[] __attribute__((aligned(64))) = {
#embed "data/altcha-worker.js"
};

static const unsigned char file_altcha_css[] __attribute__((aligned(64))) = {
#embed "data/altcha.css"
};

static const unsigned char file_altcha_js[] __attribute__((aligned(64))) = {
#embed "data/altcha.js"
};

static const unsigned char file_captcha_js[] __attribute__((aligned(64))) = {
#embed "data/captcha.js"
};

static const unsigned char file_desk_js[] __attribute__((aligned(64))) = {
#embed "data/desk.js"
};

static const unsigned char file_digits_bin[] __attribute__((aligned(64))) = {
#embed "data/digits.bin"
};

static const unsigned char file_icon_svg[] __attribute__((aligned(64))) = {
#embed "data/icon.svg"
};

static const unsigned char file_outlines_bin[] __attribute__((aligned(64))) = {
#embed "data/outlines.bin"
};

static const unsigned char file_record_schema_json[] __attribute__((aligned(64))) = {
#embed "data/record.schema.json"
};

static const unsigned char file_site_css[] __attribute__((aligned(64))) = {
#embed "data/site.css"
};

static const unsigned char file_site_js[] __attribute__((aligned(64))) = {
#embed "data/site.js"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t length;
} files[] = {
  {"altcha-worker.js", file_altcha_worker_js, sizeof file_altcha_worker_js},
  {"altcha.css", file_altcha_css, sizeof file_altcha_css},
  {"altcha.js", file_altcha_js, sizeof file_altcha_js},
  {"captcha.js", file_captcha_js, sizeof file_captcha_js},
  {"desk.js", file_desk_js, sizeof file_desk_js},
  {"digits.bin", file_digits_bin, sizeof file_digits_bin},
  {"icon.svg", file_icon_svg, sizeof file_icon_svg},
  {"outlines.bin", file_outlines_bin, sizeof file_outlines_bin},
  {"record.schema.json", file_record_schema_json, sizeof file_record_schema_json},
  {"site.css", file_site_css, sizeof file_site_css},
  {"site.js", file_site_js, sizeof file_site_js},
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
