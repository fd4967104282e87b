namespace Procur.Integrations;

/// <summary>A task is due soon (<c>task_due_soon</c>).</summary>
/// <param name="Task">What is to be done.</param>
/// <param name="DueAt">When it is due.</param>
public sealed record TaskDueSoonNotification(string Task, DateTimeOffset DueAt) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "task_due_soon";

    /// <summary>Who is to do it: a name, or a mention.</summary>
    public ChatText? AssignedTo { get; init; }

    /// <summary>What it belongs to.</summary>
    public string? Project { get; init; }

    /// <inheritdoc />
    protected override string Title => "Task due soon";

    /// <inheritdoc />
    protected override ChatText Text => ChatText.Bold(Task);

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [.. Field("Due", Write(DueAt)), .. Field("Assigned to", AssignedTo), .. Field("Project", Project)];
}
