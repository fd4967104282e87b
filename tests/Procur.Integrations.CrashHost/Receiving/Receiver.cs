using System.Globalization;

namespace Procur.Integrations.CrashHost;

/// <summary>A host that takes webhooks until it is told to stop.</summary>
internal static class Receiver
{
    public static void Add(WebApplicationBuilder builder, CrashArguments arguments)
    {
        builder.Services.AddSingleton(new EffectNotes(Databases.Open(arguments.Effects)));
        builder.Services.AddSingleton(new HandlerPace(arguments.Gate, Speech.Say));
        builder.Services.AddWebhookHandler<Webhooks.WebhookEvent, FirstHandler>().AddWebhookHandler<Webhooks.WebhookEvent, SecondHandler>();
    }

    public static async Task RunAsync(WebApplication app, KillPoint point)
    {
        await app.Services.GetRequiredService<EffectNotes>().CreateAsync();
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    point.Pass("acknowledging");
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
        app.MapIntegrationWebhooks();
        await app.StartAsync();
        Speech.Say($"listening {app.Urls.First()}");
        Speech.Say($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        await Console.In.ReadLineAsync();
        await app.StopAsync();
    }
}
