namespace WebhookHost.Command;

/// <summary>What was given cannot be worked with; the message is one line.</summary>
internal sealed class BadInputException(string message) : Exception(message);
