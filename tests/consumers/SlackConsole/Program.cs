using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

var services = new ServiceCollection();
services.AddSlackIntegration(options =>
{
    options.BotToken = Environment.GetEnvironmentVariable("SLACK_BOT_TOKEN");
    options.Endpoint = new Uri(Environment.GetEnvironmentVariable("SLACK_ENDPOINT")!);
});
await using var provider = services.BuildServiceProvider();

var chat = provider.GetRequiredService<IChatNotifier>();
var posted = await chat.PostAsync(new ChatMessage { To = ChatTarget.Channel(args[0]), Text = ChatText.FromString("Hello from a package") });
Console.WriteLine($"{posted.Message.Channel}:{posted.Message.Id}");
