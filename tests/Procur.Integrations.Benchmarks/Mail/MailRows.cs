using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Benchmarks.Mail;

/// <summary>SendGrid.</summary>
internal static class MailRows
{
    public static void Add(IServiceCollection services, Uri address) =>
        services
            .AddSendGridIntegration(options =>
            {
                options.ApiKey = "SG.benchmark";
                options.FromEmail = "orders@example.com";
                options.FromName = "Orders";
                options.Endpoint = address;
            })
            .ConfigureResilience(CallBenchmark.Unlimited);

    public static IEnumerable<Row> Of(HttpClient client, IServiceProvider services)
    {
        var sender = services.GetRequiredService<IEmailSender>();
        yield return new(
            "SendGrid send",
            new FloorMailer(client).SendAsync,
            () =>
                sender.SendAsync(
                    new EmailMessage
                    {
                        To = [new EmailAddress("person@example.com", "A Person")],
                        Subject = "Order 1001",
                        Text = Mails.Text,
                        Html = Mails.Html,
                        Reference = "PO-1001",
                    }
                )
        )
        {
            Above = Row.Noting + 0.5,
        };
    }
}
