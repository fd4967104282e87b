namespace Procurement.Requests;

/// <summary>The user's input is wrong: one clear line, and nothing was sent to anyone.</summary>
internal sealed class BadInputException(string message) : Exception(message);
