using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Benchmarks.Erp;
using Procur.Integrations.Benchmarks.Mail;
using Procur.Integrations.Benchmarks.Signing;
using Procur.Integrations.Benchmarks.Workspace;

namespace Procur.Integrations.Benchmarks;

/// <summary>Calls through the whole pipeline against bare <see cref="HttpClient"/>, side by side in one run.</summary>
internal static class CallBenchmark
{
    private static readonly Dictionary<string, string> Metadata = new() { ["department"] = "IT" };

    /// <summary>Bytes alone, of one caller: they repeat within a few per cent, whatever else the machine does.</summary>
    /// <returns>Whether every call stays within <paramref name="limit"/> times its floor's bytes, or what its row allows above that.</returns>
    public static async Task<bool> IsWithinAsync(double limit, int calls, string only = "")
    {
        var isWithin = true;
        await OverAsync(
            only,
            async rows =>
            {
                foreach (var row in rows)
                {
                    await Measure.RunAsync(row.Floor, calls, 1);
                    await Measure.RunAsync(row.Ours, calls, 1);
                    var (floor, ours) = (await Measure.RunAsync(row.Floor, calls, 1), await Measure.RunAsync(row.Ours, calls, 1));
                    var ratio = (double)ours.Bytes / floor.Bytes;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {floor.Bytes} {ours.Bytes} {ratio:F2}"));
                    isWithin &= ratio <= limit + row.Above;
                }
            }
        );
        return isWithin;
    }

    public static Task RunAsync(int calls, string only = "") =>
        OverAsync(
            only,
            async rows =>
            {
                foreach (var row in rows)
                {
                    await Measure.RunAsync(row.Floor, calls, 64);
                    await Measure.RunAsync(row.Ours, calls, 64);
                }

                await CompareAsync("64 callers", rows, calls, 64);
                await CompareAsync("one caller", rows, calls / 4, 1);
                using (new Listeners())
                {
                    await CompareAsync("64 callers, with a trace and a metrics listener on ours", rows, calls, 64);
                }
            }
        );

    private static async Task OverAsync(string only, Func<Row[], Task> measure)
    {
        var (server, address) = await LoopbackServer.StartAsync();
        using (server)
        {
            using var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
            using var http = new HttpClient(handler) { BaseAddress = address };
            var services = new ServiceCollection();
            services.AddStripeIntegration(options =>
            {
                options.SecretKey = "sk_test_benchmark";
                options.Endpoint = address;
            });
            services
                .AddSlackIntegration(options =>
                {
                    options.BotToken = "xoxb-benchmark";
                    options.Endpoint = new Uri(address, "api/");
                })
                .ConfigureResilience(Unlimited);
            MailRows.Add(services, address);
            SigningRows.Add(services, address);
            ErpRows.Add(services, address);
            WorkspaceRows.Add(services, address);
            await using var provider = services.BuildServiceProvider();
            // SAP's cookies are put on by hand, as ours puts them.
            using var plain = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false };
            using var cookieless = new HttpClient(plain) { BaseAddress = address };
            Row[] rows =
            [
                .. Rows(new Floor(http), provider.GetRequiredService<IPaymentProvider>(), provider.GetRequiredService<IChatNotifier>()),
                .. MailRows.Of(http, provider),
                .. SigningRows.Of(http, provider),
                .. ErpRows.Of(cookieless, provider),
                .. WorkspaceRows.Of(http, provider),
            ];
            await measure([.. rows.Where(row => row.Name.Contains(only, StringComparison.OrdinalIgnoreCase))]);
            server.Kill();
        }
    }

    // The services' published limits would measure the wait, not the call.
    internal static void Unlimited(ResilienceOptions options) => options.RateLimitShare = 1_000_000;

    private static Row[] Rows(Floor floor, IPaymentProvider payments, IChatNotifier chat) =>
        [
            new(
                "Stripe create PaymentIntent",
                floor.CreateAsync,
                () =>
                    payments.CreatePaymentAsync(
                        new PaymentRequest
                        {
                            Amount = new Money(20.00m, "USD"),
                            Payer = Payer.WithMethod("pm_card_visa"),
                            Description = "Order 1001",
                            Reference = "PO-1001",
                            Metadata = Metadata,
                        }
                    )
            ),
            new("Stripe get PaymentIntent", floor.GetAsync, () => payments.GetPaymentAsync("pi_3MtwBwLkdIwHu7ix28a3tqPa")),
            new(
                "Slack post",
                floor.PostAsync,
                () => chat.PostAsync(new ChatMessage { To = ChatTarget.Channel("C123ABC456"), Text = "Here's a message for you" })
            )
            {
                Above = Row.Noting,
            },
        ];

    private static async Task CompareAsync(string title, Row[] rows, int calls, int callers)
    {
        Report.Head(title);
        foreach (var row in rows)
        {
            var floor = new List<Cost>();
            var ours = new List<Cost>();
            for (var round = 0; round < 5; round++)
            {
                floor.Add(await Measure.RunAsync(row.Floor, calls, callers));
                ours.Add(await Measure.RunAsync(row.Ours, calls, callers));
            }

            Report.Line(row.Name, Cost.Median(floor), Cost.Median(ours));
        }
    }
}
