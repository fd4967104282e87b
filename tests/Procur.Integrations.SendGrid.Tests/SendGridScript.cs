namespace Procur.Integrations.SendGrid.Tests;

/// <summary>SendGrid's answers, and a host that gets them.</summary>
internal static class SendGridScript
{
    public const string Key = "SG.abcdefghij.canary";

    public static Reply Accepted(string id = "14c5d75ce93dfd") => Reply.Empty(202).With("X-Message-Id", id);

    public static Reply Error(int status, string message, string? field = null) =>
        Reply.Json(
            $$"""{"errors":[{"message":"{{message}}","field":{{(field is null ? "null" : $"\"{field}\"")}},"help":null}]}""",
            status
        );

    public static EmailMessage Mail() =>
        new()
        {
            To = ["ann@example.com"],
            Subject = "Contract 17",
            Text = "It is ready.",
        };

    public static TestHost Host(StandIn standIn, ManualTimeProvider? time = null, params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Integrations:SendGrid:ApiKey"] = Key,
            ["Integrations:SendGrid:FromEmail"] = "no-reply@procur.example",
            ["Integrations:SendGrid:Endpoint"] = standIn.Endpoint.AbsoluteUri,
        };
        foreach (var (name, value) in settings)
        {
            all[$"Integrations:SendGrid:{name}"] = value;
        }

        return TestHost.Create(services => services.AddSendGridIntegration(), all, time);
    }
}
