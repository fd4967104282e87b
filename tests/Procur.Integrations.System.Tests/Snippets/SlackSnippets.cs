using Procur.Integrations.Slack;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>More code of the Slack package's README.</summary>
internal static class SlackSnippets
{
    public static async Task<PostedMessage> NotifyAsync(
        IChatNotifier chat,
        string channelId,
        string assigneeId,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        var posted = await chat.NotifyAsync(
            new TaskAssignedNotification("Count the stock in store 2")
            {
                To = ChatTarget.Channel(channelId),
                AssignedTo = ChatText.User(assigneeId),
                DueAt = due,
                Link = new Uri("https://app.example.com/tasks/17"),
            },
            cancellationToken
        );
        return posted;
    }

    public static Task<PostedMessage> OwnBlocksAsync(
        IChatNotifier chat,
        string channelId,
        ChatField[] rows,
        CancellationToken cancellationToken
    )
    {
        var message = new ChatMessage { To = ChatTarget.Channel(channelId), Text = "Stock report" }.WithSlackBlocks(
            new SlackBlockBuilder()
                .Header("Stock report")
                .Fields(rows)
                .Divider()
                .Actions(new SlackButton("Recount") { ActionId = "recount", Confirm = new("Recount?", "It takes a day.", "Yes", "No") })
                .Build()
        );
        return chat.PostAsync(message, cancellationToken);
    }

    public static void Respond(IIntegrationBuilder slack)
    {
        slack.AddWebhookResponder<SlackViewSubmission, SlackViewResponse, CounterOffers>();
    }

    private sealed class CounterOffers : IWebhookResponder<SlackViewSubmission, SlackViewResponse>
    {
        public Task<SlackViewResponse> AnswerAsync(SlackViewSubmission submission, CancellationToken cancellationToken) =>
            Task.FromResult(
                decimal.TryParse(submission.Values["price"], out _)
                    ? SlackViewResponse.Close
                    : SlackViewResponse.WithErrors(new Dictionary<string, string> { ["price"] = "A number, please." })
            );
    }
}
