using Procur.Integrations;
using Procur.Integrations.Webhooks;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddDocuSignIntegration();
builder.Services.AddGoogleWorkspaceIntegration();
builder.Services.AddMpesaIntegration(options => options.CallbackBaseUrl = new Uri("https://procur.example/"));
builder.Services.AddSapIntegration();
builder.Services.AddSendGridIntegration();
builder.Services.AddSlackIntegration();
builder.Services.AddStripeIntegration();
var paid = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
builder.Services.AddSingleton(paid);
builder.Services.AddWebhookHandler<IPaymentEvent, PaidHandler>();

var app = builder.Build();
app.MapIntegrationWebhooks();
await app.StartAsync();
Console.WriteLine($"listening {app.Urls.First()}");
Console.ReadLine();

foreach (var connector in app.Services.GetServices<IIntegrationConnector>())
{
    var test = await connector.TestConnectionAsync();
    Console.WriteLine($"{(test.Succeeded ? "connected" : "refused")} {connector.Descriptor.Key} {test.Message}");
}

var payment = await app
    .Services.GetRequiredKeyedService<IPaymentProvider>("stripe")
    .CreatePaymentAsync(
        new PaymentRequest
        {
            Amount = new Money(10.50m, "USD"),
            Payer = Payer.WithMethod("pm_card_visa"),
            Reference = "trimmed-1",
        }
    );
Console.WriteLine($"payment {payment.Status}");
Console.WriteLine($"webhook {await paid.Task.WaitAsync(TimeSpan.FromSeconds(30))}");
await app.StopAsync();
