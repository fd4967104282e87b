using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Benchmarks;

/// <summary>From the start of a process to the answer of its first call, compiled just in time: a program of ours against the floor's.</summary>
internal static class FirstCall
{
    public const string Argument = "first";

    private const int Rounds = 15;

    /// <summary>The measured program itself: <c>first floor|ours address</c>.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var address = new Uri(args[2]);
        if (args[1] == "floor")
        {
            using var http = new HttpClient { BaseAddress = address };
            return await new Floor(http).GetAsync() is null ? 1 : 0;
        }

        var services = new ServiceCollection();
        services.AddStripeIntegration(options =>
        {
            options.SecretKey = "sk_test_benchmark";
            options.Endpoint = address;
        });
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IPaymentProvider>().GetPaymentAsync("pi_3MtwBwLkdIwHu7ix28a3tqPa") is null ? 1 : 0;
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
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? process.TotalProcessorTime.TotalMilliseconds
            : throw new InvalidOperationException("The first call failed.");
    }
}
