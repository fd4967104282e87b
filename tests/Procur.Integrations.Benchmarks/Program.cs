using System.Globalization;
using Procur.Integrations.Benchmarks;

if (args is [LoopbackServer.Argument, ..])
{
    await LoopbackServer.RunAsync();
    return 0;
}

if (args is [S3Server.Argument, ..])
{
    await S3Server.RunAsync();
    return 0;
}

if (args is [S3Benchmark.Argument, var puts])
{
    await S3Benchmark.RunAsync(int.Parse(puts, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["bytes", var limit, .. var names])
{
    return await CallBenchmark.IsWithinAsync(double.Parse(limit, CultureInfo.InvariantCulture), 2_000, string.Concat(names)) ? 0 : 1;
}

if (args is ["calls", var each, .. var those])
{
    await CallBenchmark.RunAsync(int.Parse(each, CultureInfo.InvariantCulture), string.Concat(those));
    return 0;
}

if (args is ["webhooks", var webhooks])
{
    WebhookBenchmark.Run(int.Parse(webhooks, CultureInfo.InvariantCulture));
    return 0;
}

if (args is [FirstCall.Argument, ..])
{
    return await FirstCall.RunAsync(args);
}

var calls = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 30_000;
await CallBenchmark.RunAsync(calls);
WebhookBenchmark.Run(calls * 10);
await S3Benchmark.RunAsync(calls / 10);
await FirstCall.CompareAsync();
return 0;
