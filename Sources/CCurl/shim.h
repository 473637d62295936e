// curl_easy_setopt and curl_easy_getinfo take any type by varargs, which Swift cannot call: one function a type.
#pragma once

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode ccurl_set_text(CURL *transfer, CURLoption option, const char *value) {
    return curl_easy_setopt(transfer, option, value);
}

static inline CURLcode ccurl_set_number(CURL *transfer, CURLoption option, long value) {
    return curl_easy_setopt(transfer, option, value);
}

static inline CURLcode ccurl_set_list(CURL *transfer, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(transfer, option, value);
}

static inline CURLcode ccurl_set_context(CURL *transfer, CURLoption option, void *value) {
    return curl_easy_setopt(transfer, option, value);
}

// The same signature serves CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode ccurl_set_sink(CURL *transfer, CURLoption option, curl_write_callback sink) {
    return curl_easy_setopt(transfer, option, sink);
}

static inline CURLcode ccurl_set_socket_opener(CURL *transfer, curl_opensocket_callback opener) {
    return curl_easy_setopt(transfer, CURLOPT_OPENSOCKETFUNCTION, opener);
}

static inline CURLcode ccurl_set_watcher(CURL *transfer, curl_xferinfo_callback watcher) {
    return curl_easy_setopt(transfer, CURLOPT_XFERINFOFUNCTION, watcher);
}

static inline CURLcode ccurl_get_number(CURL *transfer, CURLINFO info, long *value) {
    return curl_easy_getinfo(transfer, info, value);
}

// The text is curl's and lives as long as the transfer is not used again.
static inline CURLcode ccurl_get_text(CURL *transfer, CURLINFO info, const char **value) {
    return curl_easy_getinfo(transfer, info, value);
}

// A macro with a cast, which Swift does not import.
static inline curl_socket_t ccurl_no_socket(void) {
    return CURL_SOCKET_BAD;
}
