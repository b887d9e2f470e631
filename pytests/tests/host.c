/* A program that loads libpython so that nobody else sees its symbols, and runs the code that it is given.
 *
 * usage: host LIBPYTHON CODE
 */
#include <dlfcn.h>
#include <stdio.h>

int main(int count, char **words) {
    if (count != 3) return 64;
    void *library = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 65;
    }
    void (*initialize)(int) = (void (*)(int))dlsym(library, "Py_InitializeEx");
    int (*run)(const char *) = (int (*)(const char *))dlsym(library, "PyRun_SimpleString");
    int (*finalize)(void) = (int (*)(void))dlsym(library, "Py_FinalizeEx");
    if (!initialize || !run || !finalize) return 66;
    if (dlsym(RTLD_DEFAULT, "Py_InitializeEx")) return 67;
    initialize(0);
    int failed = run(words[2]);
    int left = finalize();
    return failed || left;
}
