namespace Procur.Integrations;

/// <summary>Somebody was given a task (<c>task_assigned</c>).</summary>
/// <param name="Task">What is to be done.</param>
public sealed record TaskAssignedNotification(string Task) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "task_assigned";

    /// <summary>To whom it was given: a name, or a mention.</summary>
    public ChatText? AssignedTo { get; init; }

    /// <summary>Who gave it.</summary>
    public ChatText? AssignedBy { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it belongs to.</summary>
    public string? Project { get; init; }

    /// <inheritdoc />
    protected override string Title => "Task assigned";

    /// <inheritdoc />
    protected override ChatText Text => ChatText.Bold(Task);

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [
            .. Field("Assigned to", AssignedTo),
            .. Field("Assigned by", AssignedBy),
            .. Field("Due", DueAt is { } due ? Write(due) : null),
            .. Field("Project", Project),
        ];
}
