using Procur.Integrations.Journal;

namespace Procur.Integrations.CrashHost;

/// <summary>Builds a host as a user of the packages would, with the points at which it may be ended.</summary>
internal static class Hosts
{
    public static WebApplicationBuilder Builder(CrashArguments arguments, KillPoint point)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        // Standard output is for what the test reads.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new ShiftedTime(arguments.Ahead));
        builder.Services.AddSingleton(point);
        builder.Services.AddTransient<KillHandler>();
        Struck(builder.Services.AddStripeIntegration());
        Struck(builder.Services.AddSlackIntegration());
        Struck(builder.Services.AddSapIntegration());
        Struck(builder.Services.AddSendGridIntegration());
        Struck(builder.Services.AddMpesaIntegration(options => options.CallbackBaseUrl = new Uri("https://host.example/")));
        builder.Configuration["Integrations:Defaults:IPaymentProvider"] = arguments.Integration;
        var source = Databases.Open(arguments.Database);
        builder.Services.AddIntegrationSqlStore(_ => source);
        var journal = builder.Services.Last(service => service.ServiceType == typeof(IOperationJournal));
        builder.Services.AddSingleton<IOperationJournal>(services => new KillJournal(
            (IOperationJournal)journal.ImplementationFactory!(services),
            point
        ));
        return builder;
    }

    private static void Struck(IIntegrationBuilder integration) =>
        integration
            .ConfigureHttpClient(client => client.AddHttpMessageHandler<KillHandler>())
            .ConfigureResilience(resilience =>
            {
                resilience.AttemptTimeout = TimeSpan.FromSeconds(2);
                resilience.TotalTimeout = TimeSpan.FromSeconds(2);
                resilience.BaseDelay = TimeSpan.FromMilliseconds(20);
                resilience.RateLimitShare = 10_000;
                // What is tested here is the journal: a slow moment of the machine must not shut a service off.
                resilience.BreakerMinimumThroughput = 100_000;
            });
}
