using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Benchmarks;

/// <summary>From the start of a process to the answer of its first call, compiled just in time: a program of ours against the floor's.</summary>
internal static class FirstCall
{
    public const string Argument = "first";

    private const int Rounds = 15;

    /// <summary>The measured program itself, <c>first floor|ours address</c>: it tells the processor time that it took.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!await CallAsync(args[1], new Uri(args[2])))
        {
            return 1;
        }

        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<bool> CallAsync(string what, Uri address)
    {
        if (what == "floor")
        {
            using var http = new HttpClient { BaseAddress = address };
            return await new Floor(http).GetAsync() is not null;
        }

        var services = new ServiceCollection();
        services.AddStripeIntegration(options =>
        {
            options.SecretKey = "sk_test_benchmark";
            options.Endpoint = address;
        });
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IPaymentProvider>().GetPaymentAsync("pi_3MtwBwLkdIwHu7ix28a3tqPa") is not null;
    }

    public static async Task CompareAsync()
    {
        var (server, address) = await LoopbackServer.StartAsync();
        using (server)
        {
            var (floor, ours) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                floor.Add(await TimeAsync("floor", address));
                ours.Add(await TimeAsync("ours", address));
            }

            server.Kill();
            var (f, o) = (floor.Order().ElementAt(Rounds / 2), ours.Order().ElementAt(Rounds / 2));
            Console.WriteLine();
            Console.WriteLine("### Start to first call, processor time of the process");
            Console.WriteLine();
            Console.WriteLine("| what | floor ms | ours ms | × |");
            Console.WriteLine("| --- | --- | --- | --- |");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Stripe get PaymentIntent | {f:F0} | {o:F0} | {o / f:F2} |"));
        }
    }

    // Processor time, for other processes on the machine lengthen the clock's.
    private static async Task<double> TimeAsync(string what, Uri address)
    {
        var start = LoopbackServer.Self(Argument, what, address.AbsoluteUri);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(told, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The first call failed.");
    }
}
