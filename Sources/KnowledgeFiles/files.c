// Written by Scripts/embed-knowledge.py from the files in data/.
#include "KnowledgeFiles.h"
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_abbreviations_tsv[] __attribute__((aligned(64))) = {
#embed "data/abbreviations.tsv"
};

static const unsigned char file_months_tsv[] __attribute__((aligned(64))) = {
#embed "data/months.tsv"
};

static const unsigned char file_placeholder_tsv[] __attribute__((aligned(64))) = {
#embed "data/placeholder.tsv"
};

static const unsigned char file_token_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/token-words.tsv"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t length;
} files[] = {
  {"abbreviations.tsv", file_abbreviations_tsv, sizeof file_abbreviations_tsv},
  {"months.tsv", file_months_tsv, sizeof file_months_tsv},
  {"placeholder.tsv", file_placeholder_tsv, sizeof file_placeholder_tsv},
  {"token-words.tsv", file_token_words_tsv, sizeof file_token_words_tsv},
};

const unsigned char *knowledge_file(const char *name, size_t *length) {
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    if (strcmp(files[i].name, name) == 0) {
      *length = files[i].length;
      return files[i].bytes;
    }
  }
  *length = 0;
  return NULL;
}
