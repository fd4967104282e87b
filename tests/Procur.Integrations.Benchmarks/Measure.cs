using System.Diagnostics;

namespace Procur.Integrations.Benchmarks;

/// <summary>Runs one call many times and tells what a call costs this process.</summary>
internal static class Measure
{
    public static async Task<Cost> RunAsync(Func<Task> call, int calls, int callers)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var each = calls / callers;
        var workers = new Task[callers];
        for (var i = 0; i < callers; i++)
        {
            workers[i] = LoopAsync(call, each);
        }

        await Task.WhenAll(workers);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        process.Refresh();
        var used = process.TotalProcessorTime - cpu;
        var made = each * callers;
        return new Cost(allocated / made, used.TotalMicroseconds / made);
    }

    private static async Task LoopAsync(Func<Task> call, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await call();
        }
    }
}
