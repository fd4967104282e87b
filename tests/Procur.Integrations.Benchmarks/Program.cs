using System.Globalization;
using Procur.Integrations.Benchmarks;

if (args is [LoopbackServer.Argument, ..])
{
    await LoopbackServer.RunAsync();
    return;
}

var calls = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 30_000;
await CallBenchmark.RunAsync(calls);
WebhookBenchmark.Run(calls * 10);
