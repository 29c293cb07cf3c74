#include "SiteFiles.h"
